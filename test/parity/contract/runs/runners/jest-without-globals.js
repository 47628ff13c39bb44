const { test, describe, beforeAll } = require('@jest/globals');

module.exports = { test, describe, beforeAll };
