export { diagnose } from './diagnosis';
export { doctorOfFile } from './doctor-of-file';
