import * as sdk from '@aws-sdk/client-sqs';
import { ACTIONS } from '../../src/actions';

describe('The actions of SQS', () => {
  it("are those of the SDK's commands", () => {
    const commands = Object.keys(sdk).filter((name) => /^[A-Z].*Command$/.test(name));

    const names = commands.map((name) => name.slice(0, -'Command'.length));

    expect(Object.keys(ACTIONS).sort()).toEqual(names.filter((name) => name !== '$').sort());
  });
});
