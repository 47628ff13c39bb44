export default {
  test: { include: ['fauxqs/*.test.ts'] },
};
