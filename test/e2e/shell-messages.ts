// SPDX-License-Identifier: MIT
// The messages between a shell and the extension in its frame.
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../dev-gateway/root';

export interface Message {
    readonly to: 'shell' | 'extension';
    readonly command: string;
    /** 0 a request, 1 its answer, 2 a refusal. */
    readonly type: 0 | 1 | 2;
    readonly sequence: number;
    readonly data?: unknown;
}

declare global {
    interface Window {
        shellMessages: Message[];
    }
}

/** Puts the shell of the SDK's classes, as sdk-shell builds it, in the place of the development shell. */
export async function useSdkShell(page: Page): Promise<void> {
    const folder = join(root, '.cache/sdk-shell');
    await page.route(at(/^\/$/), route => route.fulfill({ path: join(folder, 'index.html') }));
    await page.route(at(/^\/shell\//), route => route.fulfill({ path: join(folder, basename(new URL(route.request().url()).pathname)) }));
    await page.route(at(/^\/shell\/manifest\.json$/), async route => {
        const { origin } = new URL(route.request().url());
        const extension: unknown = await (await fetch(`${origin}/modules/community.smb-signing/manifest.json`)).json();
        const signature = 'version 0.0.0';
        const gateway = { gatewayApiVersion: '2.0.0', gatewayPlatform: 'Windows' };
        await route.fulfill({ json: { name: 'msft.sme.shell', version: '2.0.0', signature, ...gateway, modules: [extension] } });
    });
}

const at =
    (path: RegExp) =>
    (url: URL): boolean =>
        path.test(url.pathname);

/** To be called before the page is opened. */
export async function recordMessages(page: Page): Promise<void> {
    await page.addInitScript(() => {
        const own = window === window.parent;
        if (own) window.shellMessages = [];
        window.addEventListener('message', ({ data }: MessageEvent<Message | undefined>) => {
            if (typeof data?.command !== 'string') return;
            window.parent.shellMessages.push({ ...structuredClone(data), to: own ? 'shell' : 'extension' });
        });
    });
}

export const messages = (page: Page): Promise<Message[]> => page.evaluate(() => window.shellMessages);

/** What a shell told the extension, in what form, and what it asked of it in which order. */
export interface Conversation {
    /** By kind of message: each form that it had, once. */
    readonly forms: Readonly<Record<string, readonly string[]>>;
    readonly requests: readonly string[];
    /** What the extension was started with. */
    readonly start: unknown;
}

/** @param loads what was said from each load of the page on: sequence numbers then begin again */
export function conversation(loads: readonly (readonly Message[])[]): Conversation {
    const forms: Record<string, readonly string[]> = {};
    for (const load of loads) {
        for (const message of toExtension(load)) {
            const kind = kindOf(message, load);
            const { data, ...envelope } = message;
            forms[kind] = [...new Set([...(forms[kind] ?? []), `${formOf(envelope)} ${formOf(data)}`])].sort();
        }
    }
    const told = toExtension(loads.flat());
    const requests = told.filter(({ type, command }) => type === 0 && !command.endsWith('-Result')).map(label);
    return {
        forms,
        requests: requests.filter((request, index) => request !== requests[index - 1]), // asked again until it is done
        start: startOf(told.find(({ command }) => command === 'Init')?.data as StartData)
    };
}

const toExtension = (all: readonly Message[]): readonly Message[] => all.filter(({ to }) => to === 'extension');

/** A message by its kind: `answer to Forward connection-manager 2`. */
function kindOf(message: Message, load: readonly Message[]): string {
    if (message.type === 0) return message.command;
    const request = load.find(({ to, type, sequence }) => to === 'shell' && type === 0 && sequence === message.sequence);
    return `${message.type === 1 ? 'answer' : 'refusal'} to ${label(request ?? message)}`;
}

/** A request in words: `Activate compatibility`. */
function label({ command, data }: Message): string {
    const { service, type, name, path, url } = (data ?? {}) as Readonly<Record<string, unknown>>;
    const details = command === 'Forward' ? [service, type, name] : command === 'Open' || command === 'Activate' ? [path ?? url] : [];
    return [command, ...details.filter(detail => detail !== undefined && detail !== '')].join(' ');
}

interface StartData {
    readonly sessionId: string;
    readonly modules: readonly { readonly name: string; readonly version: string }[];
}

/** The session's id is never the same; of the list of extensions, only its own entry concerns one. */
function startOf({ sessionId, modules, ...others }: StartData): object {
    const own = modules.find(({ name }) => name === 'community.smb-signing');
    return { ...others, sessionId: sessionId.length, version: own?.version };
}

/** The form of a value: names and types, no values. A member that is null is as one that is missing. */
function formOf(value: unknown): string {
    if (Array.isArray(value)) return `[${[...new Set(value.map(formOf))].sort().join(' | ')}]`;
    if (typeof value !== 'object' || value === null) return typeof (value ?? undefined);
    return `{ ${Object.entries(value)
        .filter(([name, member]) => name !== 'modules' && (member ?? undefined) !== undefined) // the modules: see startOf
        .map(([name, member]) => `${name}: ${formOf(member)}`)
        .sort()
        .join(', ')} }`;
}
