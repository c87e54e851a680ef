// SPDX-License-Identifier: MIT
// A stand-in for WAC's shell: the extension's two places in it, and the extension in its frame. Addresses are
// /?computer=NAME&path=ADDRESS-IN-THE-TOOL, or /?entry=all-computers&path=… for the place without a computer; back, forward
// and reload work.
import { bringTime } from './days';
import { lateFrom } from './late';
import { askForAccount, saveToken, savedTokens, type Tokens } from './manage-as';
import { Rpc } from './rpc';
import { services, type Connection, type Notification, type ShellState } from './services';

const frame = document.getElementById('tool') as HTMLIFrameElement;
const list = document.getElementById('computers') as HTMLUListElement;
const solutions = document.getElementById('solutions') as HTMLUListElement;
const unknown = document.getElementById('unknown') as HTMLParagraphElement;
const notifications = document.getElementById('notifications') as HTMLUListElement;
const themeButton = document.getElementById('theme') as HTMLButtonElement;

/** The entry point of the manifest that stands in the shell's own list. */
const withoutComputer = 'all-computers';
const tool = 'main';

/** Where the extension is shown: for a computer, or for none. */
type Place = Connection | typeof withoutComputer;

function address(): { entry: string | null; computer: string | null; path: string } {
    const query = new URLSearchParams(location.search);
    return { entry: query.get('entry'), computer: query.get('computer'), path: query.get('path') ?? '' };
}

function addressOf(place: Place, path = ''): string {
    const where = place === withoutComputer ? { entry: place } : { computer: place.name };
    return `/?${new URLSearchParams({ ...where, ...(path ? { path } : {}) }).toString()}`;
}

function currentTheme(): 'light' | 'dark' {
    return localStorage.getItem('theme') === 'dark' ? 'dark' : 'light';
}

/** The language, as `localStorage.setItem('locale', 'fr-FR')` in the browser's console sets it. */
function currentLocale(): string {
    return localStorage.getItem('locale') ?? 'en-US';
}

function showTheme(): void {
    document.documentElement.dataset['theme'] = currentTheme();
    themeButton.textContent = currentTheme() === 'dark' ? 'Light theme' : 'Dark theme';
    themeButton.addEventListener('click', () => {
        localStorage.setItem('theme', currentTheme() === 'dark' ? 'light' : 'dark');
        location.reload(); // the extension learns its theme when it starts
    });
}

class Shell implements ShellState {
    /** The entry point in the frame; empty: none yet. */
    private entryPoint = '';
    private readonly rpc: Rpc;
    /** One thing after the other: the extension answers a request before it gets the next. */
    private steps: Promise<unknown> = Promise.resolve();
    private waiting = 0;
    /** The address in the tool that it last told of. */
    private told = '';
    private readonly links = new Map<string, HTMLAnchorElement>();
    /** The extension was opened; from then on it is activated. */
    private opened = false;

    constructor(
        readonly connections: readonly Connection[],
        /** The extension's manifest.json. */
        private readonly manifest: object,
        private place: Place
    ) {
        this.rpc = new Rpc(frame, services(this), lateFrom(location.search));
        window.addEventListener('popstate', () => this.follow());
    }

    start(): void {
        // The tool is for computers; Windows Admin Center does not show it for a cluster.
        const computers = this.connections.filter(({ type }) => !type.endsWith('.cluster'));
        solutions.append(this.listItem(withoutComputer));
        list.append(...computers.map(connection => this.listItem(connection)));
        this.follow();
    }

    get active(): Connection | undefined {
        return this.place === withoutComputer ? undefined : this.place;
    }

    /** While steps are under way the page says so (data-busy): a test knows by it when all is over. */
    private enqueue(step: () => Promise<unknown>): void {
        document.documentElement.dataset['busy'] = String((this.waiting += 1));
        this.steps = this.steps
            .then(step)
            .catch((error: unknown) => console.error(error))
            .finally(() => {
                document.documentElement.dataset['busy'] = String((this.waiting -= 1));
            });
    }

    /** Loads the extension for an entry point; each is a page of its own. */
    private async boot(entryPoint: string): Promise<void> {
        // As WAC's shell does, whose storage the frame shares: the extension takes its language from there before it hears more.
        localStorage.setItem('localeSet:@msft-sme/shell', JSON.stringify({ id: currentLocale(), neutral: currentLocale() }));
        this.rpc.begin(entryPoint);
        await loadPage(this.entryPoint === '');
        this.entryPoint = entryPoint;
        this.opened = false;
        this.told = '';
        await this.rpc.call('Ping', { name: 'ping' }, 100); // until the extension listens
        await bringTime(frame);
        await this.rpc.call('Init', {
            entryPointType: entryPoint === withoutComputer ? 'solution' : 'tool',
            entryPointName: entryPoint,
            theme: currentTheme(),
            locale: currentLocale(),
            localeRegional: currentLocale(),
            assets: { css: [], cssV2: [`${location.origin}/assets/css/fonts.css`] },
            moduleAssets: {},
            lib: [],
            sessionId: crypto.randomUUID(),
            modules: [{ ...this.manifest, signature: 'version 0.0.0', origin: location.origin }],
            accessibilityMode: false,
            sessionExpiration: 0,
            performanceProfile: false,
            connectivityLevel: 'full',
            consoleDebug: 3, // warnings and errors
            sideLoad: {},
            experiments: [],
            shellVersion: '2.0.0',
            gatewayPlatform: 'Windows',
            gatewayApiVersion: '2.0.0'
        });
    }

    get tokens(): Tokens {
        return savedTokens();
    }

    onReport(path: string, beforeRedirect: string): void {
        const inTool = path.replace(/^\//, '');
        this.told = inTool;
        const { path: current } = address();
        if (inTool === 'idle' || inTool === current) return;
        // On the way to another computer, the address names that one already, and must keep it.
        const next = addressOf(placeOf(this.connections) ?? this.place, inTool);
        // Back must not lead to where a redirect begins.
        if (path !== beforeRedirect && beforeRedirect.replace(/^\//, '') === current) history.replaceState(null, '', next);
        else history.pushState(null, '', next);
    }

    onCredentialsWanted(computers: readonly string[]): void {
        void askForAccount(computers).then(token => {
            if (token) saveToken(computers, token);
            return token
                ? this.rpc.notify('authorization-manager', 'setNodeToken', { appliesTo: computers, token })
                : this.rpc.notify('authorization-manager', 'setNodeTokenError', { code: 'ManageAsDialogCancel', message: 'cancelled' });
        });
    }

    onResult(command: string, id: number): void {
        void this.rpc.call(command, { id, result: {} });
    }

    navigate(connectionName: string, path: string): void {
        const found = find(this.connections, connectionName);
        if (!found) throw new Error(`There is no computer ${connectionName}.`);
        history.pushState(null, '', addressOf(found, path));
        this.follow();
    }

    onNotification({ id, state, title, message, nodeName }: Notification): void {
        const item = document.getElementById(`notification-${id}`) ?? document.createElement('li');
        item.id = `notification-${id}`;
        item.dataset['state'] = String(state);
        item.textContent = `${title} (${nodeName}): ${message}`;
        notifications.prepend(item);
    }

    /** Shows what the address says: at the start, after a click, back or forward. */
    private follow(): void {
        const wanted = placeOf(this.connections);
        showUnknown(wanted ? null : address().computer);
        this.mark(wanted);
        this.enqueue(async () => {
            if (!wanted) return;
            const other = wanted !== this.place;
            if (other && this.opened && !(await this.untilDone('Deactivate2', {}))) {
                // Somebody stays on the computer that is shown: the address says so again.
                history.pushState(null, '', addressOf(this.place, this.told));
                this.mark(this.place);
                return;
            }
            this.place = wanted;
            const entryPoint = wanted === withoutComputer ? withoutComputer : tool;
            const boots = entryPoint !== this.entryPoint;
            if (boots) await this.boot(entryPoint);
            // An address that was chosen meanwhile is the later wish.
            const { path } = address();
            if (this.opened) {
                // The extension then asks for the connections again, and so learns which is the active one.
                await this.rpc.call('Activate', { url: path });
                return;
            }
            if (other && !boots) await this.rpc.notify('connection-manager', 'activeConnection', wanted);
            await this.untilDone('Open', { path });
            this.opened = true;
        });
    }

    /** The extension answers within two seconds, even if it is not done. Then it is asked again. False: it stays as it is. */
    private async untilDone(command: 'Open' | 'Deactivate2', data: object): Promise<boolean> {
        const { state } = (await this.rpc.call(command, data)) as { state: 0 | 1 | 2 };
        if (state === 1 && command === 'Deactivate2') return false;
        if (state === 1) throw new Error(`The extension did not carry out ${command}.`);
        if (state === 0) return true;
        await new Promise(resolve => setTimeout(resolve, 100));
        return this.untilDone(command, data);
    }

    /** Looks at no other link than these two: there may be tens of thousands. */
    private mark(current: Place | undefined): void {
        const link = current && this.links.get(idOf(current));
        for (const marked of document.querySelectorAll('nav a[aria-current]')) if (marked !== link) marked.removeAttribute('aria-current');
        link?.setAttribute('aria-current', 'page');
        link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    private listItem(place: Place): HTMLLIElement {
        const link = document.createElement('a');
        link.href = addressOf(place);
        link.textContent = place === withoutComputer ? 'SMB signing' : place.properties.displayName;
        link.dataset['id'] = idOf(place);
        link.addEventListener('click', event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window, as for any link
            event.preventDefault();
            history.pushState(null, '', link.href);
            this.follow();
        });
        this.links.set(idOf(place), link);
        const item = document.createElement('li');
        item.append(link);
        return item;
    }
}

/** The connection of that name; the first where none is named. */
function find(connections: readonly Connection[], computer: string | null): Connection | undefined {
    return connections.find(connection => computer === null || connection.name.toLowerCase() === computer.toLowerCase());
}

/** What the page's address names. */
function placeOf(connections: readonly Connection[]): Place | undefined {
    const { entry, computer } = address();
    return entry === withoutComputer ? entry : find(connections, computer);
}

function idOf(place: Place): string {
    return place === withoutComputer ? place : place.id;
}

/** Loads the extension's page into the frame. Not the first time it is waited for, and adds no entry for Back. */
async function loadPage(first: boolean): Promise<void> {
    const page = '/modules/community.smb-signing/index.html';
    if (first) {
        frame.src = page;
        return;
    }
    const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }));
    frame.contentWindow?.location.replace(page);
    await loaded;
}

/** Says in place of the tool that the address names a computer that is not in the list. */
function showUnknown(computer: string | null): void {
    unknown.textContent = computer === null ? '' : `There is no computer "${computer}" here. Choose one from the list.`;
    unknown.hidden = computer === null;
    frame.hidden = computer !== null;
}

showTheme();
const answer = await fetch('/api/connections');
const { value } = (await answer.json()) as { value: { properties: Connection }[] };
const connections = value.map(entry => entry.properties);
const first = placeOf(connections) ?? connections[0];
if (!first) throw new Error('The gateway has no computers.');
const manifest = (await (await fetch('/modules/community.smb-signing/manifest.json')).json()) as object;
new Shell(connections, manifest, first).start();
