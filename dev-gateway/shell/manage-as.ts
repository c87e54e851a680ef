// SPDX-License-Identifier: MIT
// "Manage as": asks for an account that a computer lets in, as Windows Admin Center's shell does.

/** What the SDK sends with every further request to the computer. */
export interface Token {
    readonly value: string;
    readonly username: string;
    readonly useLaps: false;
    readonly lapsLocalAdminName: null;
}

/** By the computer's name, in lower case. */
export type Tokens = Readonly<Record<string, Token>>;

const dialog = document.getElementById('manage-as') as HTMLDialogElement;
const intro = document.getElementById('manage-as-computers') as HTMLParagraphElement;
const user = document.getElementById('manage-as-user') as HTMLInputElement;
const password = document.getElementById('manage-as-password') as HTMLInputElement;
const cancel = document.getElementById('manage-as-cancel') as HTMLButtonElement;

cancel.addEventListener('click', () => dialog.close());

/** Asks once. Null: cancelled. */
export function askForAccount(computers: readonly string[]): Promise<Token | null> {
    intro.textContent = `Give an administrator's account for ${computers.join(', ')}.`;
    password.value = '';
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise(resolve =>
        dialog.addEventListener('close', () => resolve(dialog.returnValue === 'continue' ? token() : null), { once: true })
    );
}

/**
 * As the SDK makes it for a gateway without a key. A real gateway has one, and the value is encrypted, so that the same account
 * given twice is two values: here a number makes the difference.
 */
function token(): Token {
    const [domain, username] = user.value.includes('\\') ? user.value.split('\\') : ['.', user.value];
    const bytes = new TextEncoder().encode(JSON.stringify({ domain, username, password: password.value, given: Date.now() }));
    return { value: btoa(String.fromCharCode(...bytes)), username: user.value, useLaps: false, lapsLocalAdminName: null };
}

const storageKey = 'manage-as';

/** The accounts that were given in this tab of the browser: they survive a reload. */
export function savedTokens(): Tokens {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Tokens;
}

export function saveToken(computers: readonly string[], given: Token): void {
    const added = Object.fromEntries(computers.map(name => [name.toLowerCase(), given]));
    sessionStorage.setItem(storageKey, JSON.stringify({ ...savedTokens(), ...added }));
}
