import { describeFile } from './file.mjs';

describeFile('first');
