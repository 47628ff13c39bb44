import { render } from 'preact';
import '../parts/page.css';
import './live.css';
import { ControlClient } from './control-client';
import { LivePage } from './live-page';
import { LiveStore } from './live-store';
import { keepToken, keptToken } from './kept-token';

const client = new ControlClient(keptToken());
const store = new LiveStore(client);

function enter(token: string): void {
  keepToken(token);
  client.token = token;
  store.start();
}

store.start();
render(<LivePage store={store} onToken={enter} />, document.getElementById('page')!);
