export { test, describe, before as beforeAll } from 'node:test';
