/** A test that may fail on a backend. */
export interface DifferingTest {
  /** The backend's name, as `elasticmq`. */
  readonly backend: string;
  /** Its title, with or without those of the blocks around it; or what such titles match. */
  readonly test: string | RegExp;
  /** Why that is all right; shown wherever it fails. */
  readonly reason: string;
}
