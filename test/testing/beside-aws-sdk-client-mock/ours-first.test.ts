import '../../../src/jest';
import './register-theirs';
import { describeMatchersOfBoth } from './matchers-of-both';

describeMatchersOfBoth("this package's first");
