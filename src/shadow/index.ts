export { shadow } from './shadow';
export { shadowOfFile } from './shadow-of-file';
