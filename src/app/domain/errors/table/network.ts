// SPDX-License-Identifier: MIT
import { erref, type ErrorEntry, requirement, winsock } from './entry';

/** Names, addresses and connections. */
export const networkEntries: readonly ErrorEntry[] = [
    {
        id: 'badNetworkPath',
        ntstatus: [0xc00000be],
        win32: [53, 51, 11001],
        symbols: ['ERROR_BAD_NETPATH', 'STATUS_BAD_NETWORK_PATH', 'ERROR_REM_NOT_LIST', 'STATUS_REMOTE_NOT_LISTENING', 'WSAHOST_NOT_FOUND'],
        remedies: ['testDevice', 'checkName', 'port445', 'signingAtDevice', 'realAccount', 'guestCaution'],
        inbound: ['checkName', 'firewallHere', 'signingAtClient'],
        source: requirement
    },
    {
        id: 'nameNotFound',
        ntstatus: [0xc00000cc],
        win32: [67],
        symbols: ['ERROR_BAD_NET_NAME', 'STATUS_BAD_NETWORK_NAME'],
        remedies: ['checkPath', 'port445', 'providerInstalled', 'testDevice'],
        inbound: ['shareHere'],
        source: erref
    },
    {
        id: 'badAddress',
        ntstatus: [0xc0000141, 0xc0000207],
        win32: [1707, 1214],
        symbols: ['RPC_S_INVALID_NET_ADDR', 'ERROR_INVALID_NETNAME', 'STATUS_INVALID_ADDRESS', 'STATUS_INVALID_ADDRESS_COMPONENT'],
        remedies: ['checkPort', 'checkName'],
        inbound: ['checkPort', 'checkName'],
        source: erref
    },
    {
        id: 'timedOut',
        ntstatus: [0xc00000b5],
        win32: [121, 1460, 10060],
        symbols: ['STATUS_IO_TIMEOUT', 'ERROR_SEM_TIMEOUT', 'ERROR_TIMEOUT', 'WSAETIMEDOUT'],
        remedies: ['port445', 'testDevice', 'checkName'],
        inbound: ['firewallHere', 'checkName'],
        source: winsock
    },
    {
        id: 'connectionRefused',
        ntstatus: [0xc0000236],
        win32: [1225, 10061],
        symbols: ['STATUS_CONNECTION_REFUSED', 'ERROR_CONNECTION_REFUSED', 'WSAECONNREFUSED'],
        remedies: ['checkService', 'checkPort', 'testDevice'],
        inbound: ['firewallHere', 'checkPort'],
        source: winsock
    },
    {
        id: 'connectionReset',
        ntstatus: [0xc000020d, 0xc000020c, 0xc0000241],
        win32: [1236, 10053, 10054],
        symbols: [
            'STATUS_CONNECTION_RESET',
            'STATUS_CONNECTION_DISCONNECTED',
            'STATUS_CONNECTION_ABORTED',
            'ERROR_CONNECTION_ABORTED',
            'WSAECONNRESET',
            'WSAECONNABORTED'
        ],
        remedies: ['smb2AtDevice', 'testDevice', 'updateDevice'],
        inbound: ['smb2AtClient', 'updateClient', 'inboundDialects'],
        source: winsock
    },
    {
        id: 'unreachable',
        ntstatus: [0xc000023c, 0xc000023d],
        win32: [1231, 1232, 10051, 10065],
        symbols: [
            'STATUS_NETWORK_UNREACHABLE',
            'STATUS_HOST_UNREACHABLE',
            'ERROR_NETWORK_UNREACHABLE',
            'ERROR_HOST_UNREACHABLE',
            'WSAENETUNREACH',
            'WSAEHOSTUNREACH'
        ],
        remedies: ['checkName', 'port445', 'testDevice'],
        inbound: ['checkName', 'firewallHere'],
        source: winsock
    },
    {
        id: 'sessionEnded',
        ntstatus: [0xc0000203, 0xc000035c, 0xc00000c0, 0xc00000c4, 0xc00000c9],
        win32: [55, 59, 64],
        symbols: [
            'STATUS_USER_SESSION_DELETED',
            'STATUS_NETWORK_SESSION_EXPIRED',
            'STATUS_UNEXPECTED_NETWORK_ERROR',
            'STATUS_NETWORK_NAME_DELETED',
            'STATUS_DEVICE_DOES_NOT_EXIST',
            'ERROR_DEV_NOT_EXIST',
            'ERROR_UNEXP_NET_ERR',
            'ERROR_NETNAME_DELETED'
        ],
        remedies: ['reconnect', 'whenRepeated', 'testDevice'],
        inbound: ['reconnect', 'clientEvents', 'updateClient'],
        source: erref
    },
    {
        id: 'noProvider',
        ntstatus: [],
        win32: [1203, 1222],
        symbols: ['ERROR_NO_NET_OR_BAD_PATH', 'ERROR_NO_NETWORK'],
        remedies: ['checkPath', 'checkName', 'providerInstalled', 'testDevice'],
        inbound: ['shareHere', 'checkName'],
        source: erref
    },
    {
        id: 'credentialConflict',
        ntstatus: [0xc0000195],
        win32: [1219],
        symbols: ['ERROR_SESSION_CREDENTIAL_CONFLICT', 'STATUS_NETWORK_CREDENTIAL_CONFLICT'],
        remedies: ['disconnectFirst'],
        inbound: ['disconnectFirst'],
        source: erref
    },
    {
        id: 'driveInUse',
        ntstatus: [],
        win32: [85],
        symbols: ['ERROR_ALREADY_ASSIGNED'],
        remedies: ['disconnectFirst'],
        inbound: ['disconnectFirst'],
        source: erref
    },
    {
        id: 'tooManyConnections',
        ntstatus: [0xc00000d0],
        win32: [71],
        symbols: ['ERROR_REQ_NOT_ACCEP', 'STATUS_REQUEST_NOT_ACCEPTED'],
        remedies: ['reconnect', 'testDevice'],
        inbound: ['reconnect'],
        source: erref
    },
    {
        id: 'internalError',
        ntstatus: [0xc00000e5],
        win32: [1359],
        symbols: ['STATUS_INTERNAL_ERROR', 'ERROR_INTERNAL_ERROR'],
        remedies: ['testDevice', 'updateDevice', 'findServer'],
        inbound: ['updateClient', 'clientEvents'],
        source: erref
    },
    {
        id: 'extendedError',
        ntstatus: [],
        win32: [1208],
        symbols: ['ERROR_EXTENDED_ERROR'],
        remedies: ['wholeMessage', 'testDevice'],
        inbound: ['wholeMessage'],
        source: erref
    },
    {
        id: 'unspecified',
        events: [551, 31000, 31001], // their status says why
        ntstatus: [0x80004005, 0xc0000001, 0x8000ffff],
        win32: [31],
        symbols: ['E_FAIL', 'E_UNEXPECTED', 'STATUS_UNSUCCESSFUL', 'ERROR_GEN_FAILURE'],
        remedies: ['testDevice', 'wholeMessage', 'realAccount'],
        inbound: ['wholeMessage', 'clientEvents'],
        source: erref
    }
];
