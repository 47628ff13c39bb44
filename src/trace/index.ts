export { writeTrace } from './write-trace';
