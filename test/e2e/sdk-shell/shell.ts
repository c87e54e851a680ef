// SPDX-License-Identifier: MIT
// A shell of the SDK's own shell-side classes: what is said on the wire, and how, is theirs. Only what no class decides is
// written here: the addresses, the list of computers, and when to open what. The page looks like the development shell's
// to a test, and has the same addresses.
import '@microsoft/windows-admin-center-sdk/core/polyfills';
import {
    AuthorizationManager,
    type Connection,
    ConnectionManager,
    CoreEnvironment,
    GatewayConnection,
    Http,
    Rpc,
    RpcDeactivateState,
    RpcOpenState
} from '@microsoft/windows-admin-center-sdk/core';
import { firstValueFrom, timer } from 'rxjs';
import { map } from 'rxjs/operators';
import { serve } from './servers';

const moduleName = 'community.smb-signing';
const frame = document.getElementById('tool') as HTMLIFrameElement;

class SdkShell {
    private readonly rpc = new Rpc();
    private readonly connections: ConnectionManager;
    private readonly services: readonly { initialize(): ReturnType<ConnectionManager['initialize']> }[];
    /** The frame's own name among the frames of the shell; null: not connected yet. */
    private subName: string | null = null;
    /** One navigation after the other. */
    private steps: Promise<unknown> = Promise.resolve();

    constructor() {
        this.rpc.init();
        // Answers later: an answer at once would come before the class listens to it.
        const account = { username: 'lab\\admin', password: 'open sesame', applyToAllNodes: false, useLaps: false };
        const authorization = new AuthorizationManager(() => timer(50).pipe(map(() => account)), this.rpc);
        const gateway = new GatewayConnection(new Http(), this.rpc, authorization);
        gateway.configureGatewayEnvironment(location.origin, false, null as never);
        this.connections = new ConnectionManager(this.rpc, gateway);
        this.services = [authorization, this.connections, gateway];
    }

    async start(): Promise<void> {
        for (const service of this.services) await firstValueFrom(service.initialize());
        await firstValueFrom(this.connections.restoreConnections());
        document.getElementById('computers')?.append(...this.connections.connections.map(connection => this.link(connection)));
        serve(this.rpc, {
            report: path => this.learn(path),
            navigate: (computer, path) => this.go(computer, path)
        });
        this.connections.activeConnection = this.wanted();
        window.addEventListener('popstate', () => this.follow());
        await load(`/modules/${moduleName}/index.html`);
        this.subName = await this.rpc.moduleConnect(moduleName, 'main', frame.contentWindow as Window, true);
        await this.rpc.moduleInit(moduleName, this.subName, { entryPointType: 'tool', name: 'main' } as never);
        await this.open(this.subName);
    }

    /** Asked again while the extension says that it is on its way. */
    private async open(subName: string): Promise<void> {
        const { state, error } = await this.rpc.moduleOpen(moduleName, subName, address().path);
        if (state === RpcOpenState.InProgress) return pause().then(() => this.open(subName));
        if (state !== RpcOpenState.Opened) throw new Error(`The extension did not open: ${String(error)}`);
    }

    private async deactivate(subName: string): Promise<void> {
        const { state } = await this.rpc.moduleDeactivate2(moduleName, subName);
        if (state === RpcDeactivateState.InProgress) return pause().then(() => this.deactivate(subName));
        if (state !== RpcDeactivateState.Deactivated) throw new Error('The extension did not let go.');
    }

    /** Shows what the address says, now that it changed. */
    private follow(): void {
        const { path } = address();
        const wanted = this.wanted();
        this.steps = this.steps.then(async () => {
            const subName = this.subName as string;
            if (wanted !== this.connections.activeConnection) {
                await this.deactivate(subName);
                this.connections.activeConnection = wanted;
            }
            await this.rpc.moduleActivate(moduleName, subName, true, path);
        });
    }

    private wanted(): Connection {
        const { computer } = address();
        const found = this.connections.connections.find(({ name }) => name === computer?.toLowerCase());
        if (!found) throw new Error(`There is no computer ${computer}.`);
        return found;
    }

    private learn(path: string): void {
        const inTool = path.replace(/^\//, '');
        if (inTool !== address().path) history.pushState(null, '', addressOf(this.connections.activeConnection.name, inTool));
    }

    private go(computer: string, path: string): void {
        history.pushState(null, '', addressOf(computer, path));
        this.follow();
    }

    private link({ name, properties }: Connection): HTMLLIElement {
        const link = document.createElement('a');
        link.href = addressOf(name, '');
        link.textContent = String((properties as { displayName?: string } | undefined)?.displayName ?? name);
        link.addEventListener('click', event => {
            event.preventDefault();
            this.go(name, '');
        });
        const item = document.createElement('li');
        item.append(link);
        return item;
    }
}

/** The class gives up the connection to a frame after ten seconds; a busy machine may need them for the load alone. */
function load(url: string): Promise<void> {
    return new Promise(loaded => {
        frame.addEventListener('load', () => loaded(), { once: true });
        frame.src = url;
    });
}

const pause = (): Promise<unknown> => firstValueFrom(timer(100));

function address(): { computer: string | null; path: string } {
    const query = new URLSearchParams(location.search);
    return { computer: query.get('computer'), path: query.get('path') ?? '' };
}

function addressOf(computer: string, path: string): string {
    return `/?${new URLSearchParams({ computer, ...(path ? { path } : {}) }).toString()}`;
}

/** What WAC's shell takes from its settings and from its own files. */
function configure(): void {
    const { Resources, Init } = MsftSme.self();
    Object.assign(Resources, {
        theme: 'light',
        assets: { css: [], cssV2: [`${location.origin}/assets/css/fonts.css`] },
        lib: [],
        accessibilityMode: false
    });
    Init.connectivityLevel = 'full';
}

await CoreEnvironment.initialize(
    { name: 'msft.sme.shell', version: '2.0.0', isProduction: true },
    { resourcesPath: `/modules/${moduleName}/assets/strings` },
    { disableStyleInjection: true, disableAccessibility: true }
);
configure();
await new SdkShell().start();
