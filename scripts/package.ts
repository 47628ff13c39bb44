import { resolve } from 'node:path';
import { pack } from './pack';

// Packs what is published into the folder that is named, and prints where it is.

console.log(pack(resolve(process.argv[2] ?? '.')));
