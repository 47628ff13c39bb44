import { describeFile } from './file.mjs';

describeFile('second');
