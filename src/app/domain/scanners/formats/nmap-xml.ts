// SPDX-License-Identifier: MIT
// What nmap writes for programs (-oX). Entities that a file defines are not read, so none can grow.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { NmapHost, type NmapTime, smb1Script, smb2Script } from './nmap-scripts';
import { scannedBetween, type ScannedHosts, scanTime } from '../scanner-list';

/** How much is read in one step, in UTF-16 units. */
const unitsAtOnce = 50_000;

/** How deep elements stand in others. Those of nmap stand in nine at most. */
const deepest = 50;

export function isNmapXml(text: string): boolean {
    return /^\s*</.test(text);
}

export function* readNmapXml(text: string, found: ScannedHosts): Generator<void, void> {
    const parser = new SaxesParser();
    const reader = new HostReader(found, () => parser.line);
    let damage: string | null = null;
    // What follows damage could mean anything.
    parser.on('error', ({ message }) => (damage ??= message));
    let depth = 0;
    parser.on('opentag', tag => {
        if (++depth > deepest) damage ??= tag.name;
        if (damage === null) reader.open(tag);
    });
    parser.on('closetag', ({ name }) => {
        depth--;
        if (damage === null) reader.close(name);
    });
    for (let at = 0; at < text.length && damage === null && !found.isFull; at += unitsAtOnce) {
        parser.write(text.slice(at, at + unitsAtOnce));
        yield;
    }
    if (damage === null && !found.isFull) parser.close();
    if (damage !== null) found.refuse(parser.line, damage);
}

class HostReader {
    private host: {
        readonly line: number;
        readonly time: NmapTime;
        readonly names: string[];
        readonly outputs: [string, string][];
    } | null = null;

    constructor(
        private readonly found: ScannedHosts,
        private readonly line: () => number
    ) {}

    open({ name, attributes }: SaxesTagPlain): void {
        const of = (key: string): string => attributes[key] ?? '';
        if (name === 'host')
            this.host = {
                line: this.line(),
                time: scannedBetween(scanTime(of('starttime')), scanTime(of('endtime'))),
                names: [],
                outputs: []
            };
        if (!this.host) return;
        if (name === 'hostname') this.host.names.unshift(of('name'));
        if (name === 'address' && of('addrtype') !== 'mac') this.host.names.push(of('addr'));
        if (name === 'script' && [smb1Script, smb2Script].includes(of('id'))) this.host.outputs.push([of('id'), of('output')]);
    }

    close(name: string): void {
        if (name !== 'host' || !this.host) return;
        const { line, time, names, outputs } = this.host;
        this.host = null;
        const host = new NmapHost(line, names, time, names.join(' '));
        for (const [script, output] of outputs) if (!host.says(script, output)) this.found.refuse(line, output);
        host.end(this.found);
    }
}
