import fc from 'fast-check';

const { PROPERTY_SEED = '20261128' } = process.env;

// The same code gets the same verdict: random tests take the same cases in every run. To look elsewhere: PROPERTY_SEED=random npx jest
// test/properties; a failure tells its seed, and PROPERTY_SEED=1234 goes there again.
if (PROPERTY_SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED) });

export { fc };
