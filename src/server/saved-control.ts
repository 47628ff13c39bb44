import type { ControlPlane } from '../control/control-plane';

/** A control plane that answers only when what it did is kept where it is to be kept. @param saved - resolves when that is so */
export function savedControl(control: Pick<ControlPlane, 'answer'>, saved: () => Promise<void>): Pick<ControlPlane, 'answer'> {
  return {
    async answer(request) {
      const answer = await control.answer(request);
      try {
        await saved();
        return answer;
      } catch {
        const message = 'What this did could not be written to the --data folder; the server says why where it runs.';
        return { status: 503, json: { error: 'ServiceUnavailable', message } };
      }
    },
  };
}
