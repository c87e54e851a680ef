// SPDX-License-Identifier: MIT
// What goes into files comes out of them: the readiness of a fleet that was imported is that of the same fleet read one by one.
// npm run soak has it done with 50,000 computers (FLEET_COMPUTERS).
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compacted } from '../../../src/app/domain/readiness/compacted';
import { type ComputerEvidence, nothingOf } from '../../../src/app/domain/readiness/computer-evidence';
import { noConnections } from '../../../src/app/domain/readiness/testing/known';
import type { ImportedComputer, ImportNews } from '../../../src/app/readings/import/import-news';
import { runImport } from '../../../src/app/readings/import/run-import';
import { utf16 } from '../../../src/app/domain/import/testing/reading-files';
import { asImported, asRead, known, seen, told } from './testing/judged';
import { filesOf, type KnownComputer, knownComputer, now } from './testing/known-fleet';

const count = Number(process.env['FLEET_COMPUTERS'] ?? 500);

/** As if the tool had read it itself. */
function read({ name, way, configuration, reading, readAt }: KnownComputer): ComputerEvidence {
    return way === 'file' ? nothingOf(name) : asRead(name, { configuration, evidence: reading, connections: noConnections }, readAt);
}

it(`${count} computers are imported as they are: who can't sign, whose name is shared, whose clock is wrong, who isn't forwarded`, async () => {
    const fleet = Array.from({ length: count }, (_, index) => knownComputer(index));
    const brought = new Map<string, ImportedComputer>();
    let end: ImportNews | null = null;
    const tell = (news: ImportNews): void => {
        if (news.kind === 'computers') for (const one of news.computers) brought.set(one.computer, one);
        end = news;
    };
    await runImport(filesOf(fleet), { tell, pause: () => Promise.resolve(), now });
    const { tally } = end as unknown as Extract<ImportNews, { readonly kind: 'end' }>;
    const inFiles = fleet.filter(({ way }) => way !== 'line').flatMap(({ logged }) => logged);
    assert.deepEqual(
        [tally.taken, tally.twice, tally.refusedCount, tally.leftOut, tally.gathered],
        [inFiles.length, 0, 0, 0, fleet.filter(({ way }) => way !== 'file').length]
    );
    const kinds = new Set<string>();
    for (const computer of fleet) {
        const one = brought.get(computer.name);
        // Of one that has logged nothing, no file of events can tell.
        if (!one) {
            assert.deepEqual([computer.way, computer.logged.length, computer.notForwarded], ['file', 0, null]);
            continue;
        }
        const [direct, byFile] = [read(computer), asImported(one)];
        const peers = seen(byFile).map(text => text.split(' ')[0]);
        assert.deepEqual([...new Set(peers)].sort(), computer.cannotSign, computer.name);
        const { reading, readAt } = computer;
        assert.deepEqual(seen(byFile), seen({ ...nothingOf(''), evidence: { value: compacted(reading), readAt } }), computer.name);
        assert.deepEqual(told(known(byFile)), told(known(direct)), computer.name);
        assert.deepEqual(one.imported?.notGathered ?? [], computer.notForwarded === null ? [] : [computer.notForwarded]);
        for (const { kind } of told(known(byFile))) kinds.add(kind);
    }
    assert.ok(
        ['wouldCutOff', 'required', 'unknown'].every(kind => kinds.has(kind)),
        [...kinds].join()
    );
});

describe('what files hold of a fleet stays the same', () => {
    const fleet = Array.from({ length: 66 }, (_, index) => knownComputer(index));
    const files = filesOf(fleet);
    type Files = typeof files;
    const rewritten = (change: (text: string) => string | Uint8Array): Promise<Files> =>
        Promise.all(files.map(async ({ name, content }) => ({ name, content: new Blob([change(await content.text())]) })));
    const ways: Readonly<Record<string, () => Promise<Files>>> = {
        'in another order': async () => [...files].reverse(),
        'each twice': async () => [...files, ...files],
        'with the lines of the script in another order': () =>
            rewritten(text => (text.startsWith('{"smbSigning') ? text.split('\n').reverse().join('\n') : text)),
        'in UTF-16, as Windows PowerShell writes it': () => rewritten(text => (text === '' ? '' : utf16(text))),
        'with a mark': () => rewritten(text => (text === '' ? '' : `\uFEFF${text}`)),
        'with ends of lines of Windows': () => rewritten(text => text.replace(/\r?\n/g, '\r\n')),
        'with what is broken at their ends': () =>
            rewritten(text =>
                text.startsWith('<') ? `${text}<Event><System>` : text.startsWith('{"smb') ? `${text}{"smbSigningGathered":1,"comp` : text
            )
    };
    for (const [way, changed] of Object.entries(ways)) {
        it(way, async () => assert.deepEqual(await importedFrom(await changed()), await importedFrom(files)));
    }
    it('in parts of any size', async () => assert.deepEqual(await importedFrom(files, 997), await importedFrom(files)));
});

async function importedFrom(files: ReturnType<typeof filesOf>, atOnce = 65_536): Promise<readonly ImportedComputer[]> {
    const found: ImportedComputer[] = [];
    const tell = (news: ImportNews): void => void (news.kind === 'computers' && found.push(...news.computers));
    await runImport(files, { tell, pause: () => Promise.resolve(), now, atOnce });
    assert.ok(found.length > 50);
    return found;
}
