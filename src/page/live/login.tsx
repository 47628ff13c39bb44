import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from './field';

/** Asks for the token without which the server tells nothing. */
export function Login({ onToken }: { readonly onToken: (token: string) => void }): JSX.Element {
  const [token, setToken] = useState('');
  const enter = (event: SubmitEvent): void => {
    event.preventDefault();
    onToken(token.trim());
  };
  return (
    <main class="login">
      <form class="panel" onSubmit={enter}>
        <h1>This server asks for a token</h1>
        <p class="hint">It printed one when it was started, or was given one by whoever started it.</p>
        <TextField label="Token" type="password" value={token} onChange={setToken} required autofocus />
        <button type="submit" class="primary">
          Enter
        </button>
      </form>
    </main>
  );
}
