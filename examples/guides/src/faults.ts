import { startWorker } from './your-code';

export const startConsumer = startWorker;
