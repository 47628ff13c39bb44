export { traceOfFile } from './trace-of-file';
export { traceOfWorld } from './trace-of-world';
export { writeErrorTrace, writeTrace } from './write-trace';
