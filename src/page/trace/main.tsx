import { render } from 'preact';
import '../parts/page.css';
import './trace.css';
import type { TraceData } from './trace-data';
import { TracePage } from './trace-page';
import { unpacked } from './unpacked';

const text = document.getElementById('data')!.textContent;

void unpacked(JSON.parse(text) as string).then((data) => {
  render(<TracePage data={data as TraceData} />, document.getElementById('page')!);
});
