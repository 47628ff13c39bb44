import './register-theirs';
import '../../../src/jest';
import { describeMatchersOfBoth } from './matchers-of-both';

describeMatchersOfBoth("aws-sdk-client-mock's first");
