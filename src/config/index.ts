export { readTemplate } from './read-template';
