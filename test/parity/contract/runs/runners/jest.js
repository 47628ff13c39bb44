module.exports = { test, describe, beforeAll };
