// SPDX-License-Identifier: MIT
import { firstValueFrom } from 'rxjs';
import { powershellCommands } from '../../generated/powershell-commands';
import { type BundledCommand, CommandTextMissing, CommandTexts } from './command-texts';

const write = 'Enable-SmbInboundSigningRequirement';

describe('the texts of the commands', () => {
    it('has that of the first reading without waiting', () => {
        const given: unknown[] = [];
        new CommandTexts().of('Get-SmbSigningConfiguration').subscribe(text => given.push(text));
        expect(given).toEqual([powershellCommands['Get-SmbSigningConfiguration']]);
    });

    it('loads all others, once', async () => {
        const texts = new CommandTexts();
        for (const command of Object.keys(powershellCommands) as BundledCommand[])
            expect(await firstValueFrom(texts.of(command))).toEqual(powershellCommands[command]);
        const given: unknown[] = [];
        texts.of(write).subscribe(text => given.push(text));
        expect(given).toEqual([powershellCommands[write]]);
    });

    it('fails where they cannot be loaded, and asks again the next time', async () => {
        let isThere = false;
        class Lost extends CommandTexts {
            protected override load(): Promise<typeof powershellCommands> {
                return isThere ? super.load() : Promise.reject(new Error('Loading chunk 7 failed.'));
            }
        }
        const texts = new Lost();
        texts.prepare();
        await expectAsync(firstValueFrom(texts.of(write))).toBeRejectedWith(new CommandTextMissing());
        isThere = true;
        expect(await firstValueFrom(texts.of(write))).toEqual(powershellCommands[write]);
    });
});
