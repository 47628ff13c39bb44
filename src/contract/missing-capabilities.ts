import type { Capability } from '../backends/capability';
import type { BackendChoice } from '../backends/started-backend';

/** What tests may rely on with a backend. */
export function capabilitiesOf({ capabilities = ['exactCounts'] }: BackendChoice): readonly Capability[] {
  return capabilities;
}

/** Those of `needs` that a backend has not. */
export function missingCapabilities(choice: BackendChoice, needs: readonly Capability[] = []): Capability[] {
  return needs.filter((capability) => !capabilitiesOf(choice).includes(capability));
}
