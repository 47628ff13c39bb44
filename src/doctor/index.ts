export { diagnose, joined } from './diagnosis';
