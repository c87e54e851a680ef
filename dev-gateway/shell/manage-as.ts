// SPDX-License-Identifier: MIT
// The prompt "Manage as", as a dialog of the shell.

/** What the extension is told of given credentials. */
export interface NodeToken {
    readonly appliesTo: readonly string[];
    readonly token: { readonly value: string; readonly username: string; readonly useLaps: false; readonly lapsLocalAdminName: null };
}

/** Asks for credentials for some computers. Null: cancelled. Any are taken, and none are kept: an emulated computer has no accounts. */
export function manageAs(computers: readonly string[]): Promise<NodeToken | null> {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Manage as');
    const form = document.createElement('form');
    form.method = 'dialog';
    const title = document.createElement('h2');
    title.textContent = 'Manage as';
    const text = document.createElement('p');
    text.textContent = `Credentials for ${computers.join(', ')}`;
    const user = field('User name', 'text');
    const password = field('Password', 'password');
    form.append(title, text, user, password, button('Continue', 'given'), button('Cancel', 'cancelled'));
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise(done =>
        dialog.addEventListener('close', () => {
            dialog.remove();
            const username = user.querySelector('input')?.value ?? '';
            const secret = password.querySelector('input')?.value ?? '';
            const value = btoa(encodeURIComponent(`${username}:${secret}`));
            done(
                dialog.returnValue === 'given'
                    ? { appliesTo: computers, token: { value, username, useLaps: false, lapsLocalAdminName: null } }
                    : null
            );
        })
    );
}

function field(label: string, type: string): HTMLLabelElement {
    const element = document.createElement('label');
    const input = document.createElement('input');
    input.type = type;
    element.append(`${label} `, input);
    return element;
}

function button(label: string, value: string): HTMLButtonElement {
    const element = document.createElement('button');
    element.textContent = label;
    element.value = value;
    return element;
}
