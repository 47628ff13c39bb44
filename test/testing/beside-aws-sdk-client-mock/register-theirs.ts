// Not imported: its types let every name pass for a matcher.
jest.requireActual('aws-sdk-client-mock-jest');
