// SPDX-License-Identifier: MIT
// Ansible's own tools over a hand-over in a folder. Its modules for Windows don't run here: for a play, modules take their place
// that write down what they are asked.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import type { HandOverFile } from '../../src/app/equivalents/hand-over/hand-over';

export const isAnsibleMissing = ['ansible-playbook', 'ansible-lint'].some(program => spawnSync(program, ['--version']).error !== undefined);

const folders: string[] = [];
after(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));

export function unpack(files: readonly HandOverFile[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'smb-signing-ansible-'));
    folders.push(folder);
    for (const { path, content } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
    }
    return folder;
}

export interface Said {
    readonly status: number | null;
    readonly text: string;
    readonly stdout: string;
}

export function ansible(folder: string, program: string, args: readonly string[], environment: Record<string, string> = {}): Said {
    const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        env: {
            ...process.env,
            ANSIBLE_NOCOLOR: '1',
            ANSIBLE_PIPELINING: 'True',
            NO_COLOR: '1',
            ANSIBLE_LOCALHOST_WARNING: 'False',
            ...environment
        }
    });
    return { status, text: stdout + stderr, stdout };
}

export const lint = (folder: string): Said =>
    ansible(folder, 'ansible-lint', ['--offline', '--profile', 'production', '--strict', '--nocolor']);
export const checkSyntax = (folder: string): Said =>
    ansible(folder, 'ansible-playbook', ['-i', 'inventory.yml', 'smb-signing.yml', '--syntax-check']);

/** What a module of Ansible was asked. */
export interface Asked {
    readonly module: string;
    readonly check: boolean;
    readonly params: Readonly<Record<string, unknown>>;
}

const standIn = `
import json, os
from ansible.module_utils.basic import AnsibleModule
def ask(module, names):
    asked = AnsibleModule(argument_spec={name: {'type': 'raw'} for name in names}, supports_check_mode=True)
    params = {key: value for key, value in asked.params.items() if value is not None}
    with open(os.environ['SMB_ASKED'], 'a') as log:
        log.write(json.dumps({'module': module, 'check': asked.check_mode, 'params': params}) + '\\n')
    with open(os.environ['SMB_ANSWER']) as answer:
        asked.exit_json(changed=False, **json.load(answer).get(module, {}))
`;
const options: Readonly<Record<string, readonly string[]>> = {
    win_regedit: ['path', 'state', 'delete_key'],
    win_reg_stat: ['path'],
    win_powershell: ['script', 'error_action', 'parameters']
};

/** Runs the playbook; what the modules of ansible.windows were asked, in order. */
export function play(
    folder: string,
    args: readonly string[],
    answer: unknown = {}
): { readonly said: Said; readonly asked: readonly Asked[] } {
    const [log, answers] = [join(folder, 'asked'), join(folder, 'answer')];
    writeFileSync(log, '');
    writeFileSync(answers, JSON.stringify(answer));
    const plugins = join(folder, 'collections/ansible_collections/ansible/windows/plugins');
    for (const name of ['modules', 'module_utils']) mkdirSync(join(plugins, name), { recursive: true });
    writeFileSync(join(plugins, 'module_utils/standin.py'), standIn);
    for (const [name, names] of Object.entries(options)) {
        const call = `from ansible_collections.ansible.windows.plugins.module_utils.standin import ask\nask('${name}', ${JSON.stringify(names)})\n`;
        writeFileSync(join(plugins, `modules/${name}.py`), `DOCUMENTATION = ''\n${call}`);
    }
    const said = ansible(
        folder,
        'ansible-playbook',
        ['-i', 'inventory.yml', 'smb-signing.yml', '-e', 'ansible_connection=local', ...args],
        { ANSIBLE_COLLECTIONS_PATH: join(folder, 'collections'), SMB_ASKED: log, SMB_ANSWER: answers }
    );
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    return { said, asked: lines.map(line => JSON.parse(line) as Asked) };
}
