export { test, describe, beforeAll } from 'vitest';
