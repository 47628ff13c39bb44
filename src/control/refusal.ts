/** A request that the control plane refuses: what came in, what was expected, how to write it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Something that is not there. */
export const notFound = (message: string): Refusal => new Refusal(404, 'NotFound', message);

/** Something that cannot be as it is. */
export const invalid = (message: string): Refusal => new Refusal(400, 'InvalidRequest', message);
