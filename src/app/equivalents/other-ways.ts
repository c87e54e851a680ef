// SPDX-License-Identifier: MIT
// PowerShell and NETDOM that stand beside a plan: to show, to reach a goal on other computers, to name a server. Loaded with what
// shows them.
import type { ComputerFacts } from '../domain/computer/facts';
import { ownName } from '../domain/computer/identity';
import { defaultOf } from '../domain/computer/windows-defaults';
import { decided, type Goal } from './goal';
import { catalogue } from '../domain/settings/catalogue';
import { keyOf, removal, setStatement } from './powershell';

/** Shows what is in force: the commands of Microsoft's "Control SMB signing behavior (preview)". */
export const verifyCommands = [
    'Get-SmbClientConfiguration | FL RequireSecuritySignature',
    'Get-SmbServerConfiguration | FL RequireSecuritySignature'
].join('\n');

/**
 * The PowerShell that reaches a goal on any computer of the same Windows, whatever is set there. Empty where nothing is
 * decided; nothing for a direction that shall have a default that is not known.
 */
export function powershellToReach(goal: Goal, computer: ComputerFacts): string {
    return decided(goal)
        .flatMap(({ direction, target }) => {
            if (target !== 'windowsDefault') return [setStatement(direction, target)];
            const byDefault = defaultOf(computer, direction);
            if (byDefault === 'unknown' || byDefault === 'sourcesDisagree') return [];
            // Where nothing is stored any more, to remove it would be an error. By name: a malformed value beside it makes
            // Windows PowerShell throw for the whole key.
            const isStored = `Get-ItemProperty -Path '${keyOf(direction)}' -Name ${catalogue[direction].valueName} -ErrorAction SilentlyContinue`;
            return [setStatement(direction, byDefault), `if (${isStored}) { ${removal(direction)} }`];
        })
        .join('\n');
}

/**
 * NETDOM's lines that give a Windows server another name, in place of a DNS alias, and list its names. OTHERNAME stands
 * for the new name.
 */
export function netdomFor(computer: Pick<ComputerFacts, 'fqdn' | 'name'>): string {
    const known = ownName(computer) ?? '';
    const server = isPlainName(known) ? known : 'SERVER';
    const other = `OTHERNAME${domainOf(server) || '.DOMAIN'}`;
    return [`netdom computername ${server} /add:${other}`, `netdom computername ${server} /enumerate`].join('\n');
}

/**
 * NETDOM's line that gives a Windows server the name that an alias gives it now; null where DNS says a name that is not
 * plain. A short alias gets the server's domain.
 */
export function netdomForAlias(server: string, alias: string): string | null {
    const [own, other] = [server, alias].map(name => name.replace(/\.$/, '')) as [string, string];
    if (!isPlainName(own) || !isPlainName(other)) return null;
    return `NETDOM COMPUTERNAME ${own} /ADD:${other.includes('.') ? other : other + domainOf(own)}`;
}

/** Nothing that a computer or DNS says gets into a command line unless it is a name. */
function isPlainName(name: string): boolean {
    return /^[\p{L}\p{N}._-]+$/u.test(name) && !name.startsWith('-');
}

/** The domain with its dot; empty for a short name. */
function domainOf(name: string): string {
    const dot = name.indexOf('.');
    return dot < 0 ? '' : name.slice(dot);
}
