import { render } from 'preact';
import './live.css';

render(<p>live</p>, document.getElementById('page')!);
