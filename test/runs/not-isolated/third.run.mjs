import { describeFile } from './file.mjs';

describeFile('third');
