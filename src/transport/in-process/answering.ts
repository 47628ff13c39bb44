import { answerFetch } from './answer-fetch';
import { connectInMemory } from './connect-in-memory';
import type { Answering } from './listeners';

/** How calls are answered in memory. */
export const answering: Answering = { answerFetch, connectInMemory };
