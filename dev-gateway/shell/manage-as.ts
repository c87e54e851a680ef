// SPDX-License-Identifier: MIT
// "Manage as": asks for an account that a computer lets in, as Windows Admin Center's shell does.

/** What the SDK sends with every further request to the computer. */
export interface Token {
    readonly value: string;
    readonly username: string;
    readonly useLaps: false;
    readonly lapsLocalAdminName: null;
}

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

/** A real gateway's value is encrypted; the development gateway only compares. */
function token(): Token {
    const bytes = new TextEncoder().encode(`${user.value}:${password.value}`);
    return { value: btoa(String.fromCharCode(...bytes)), username: user.value, useLaps: false, lapsLocalAdminName: null };
}
