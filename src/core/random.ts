/** Where the model draws what AWS would draw at random. */
export interface Random {
  /** A UUID of version 4, in lower case. */
  uuid(): string;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  unit(): number;
}
