export { traceOfFile } from './trace-of-file';
export { writeTrace } from './write-trace';
