import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explore, type ExploreError } from '../../src/chaos';
import { careless } from '../explore/shop';
import { seriousFindings } from './accessibility';
import { describeInBrowser } from './browser';

describeInBrowser('The trace of an exploration', (browsing) => {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-trace-'));
  let file: string;
  beforeAll(async () => {
    const found = await explore(careless, { seconds: 20 }).catch((error: ExploreError) => error);
    file = found!.trace(join(folder, 'explore.html'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows the day that breaks the scenario, and where it leaves the good one', async () => {
    const page = await browsing.open(`file://${file}`);

    await page.getByText('SQS delivered p-1 once more after it was deleted').waitFor();
    await page.getByRole('button', { name: 'first difference' }).click();

    expect(await page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext')).toContain('visible once more');
    expect(browsing.complaints).toEqual([]);
  });

  it('shows the good day beside it', async () => {
    const page = await browsing.open(`file://${file}`);

    await page.getByRole('button', { name: 'On a good day' }).click();

    await page.getByText('Nothing stands out').waitFor();
    const goodDay = await page.getByRole('listbox', { name: 'On a good day' }).innerText();
    expect(goodDay).toContain('the scenario held');
    expect(goodDay).not.toContain('duplicateAfterDelete');
    expect(await page.getByRole('listbox', { name: 'The day that breaks it' }).innerText()).toContain('duplicateAfterDelete');
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('An error of explore', () => {
  it('without a run that breaks has no trace', async () => {
    const error = await explore(() => {}).catch((thrown: ExploreError) => thrown);

    expect(() => error!.trace('trace.html')).toThrow('error.trace() has nothing to show: the exploration found no run that breaks.');
  });
});
