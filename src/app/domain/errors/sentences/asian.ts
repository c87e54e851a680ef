// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const asian: readonly Sentences[] = [
    {
        // Japanese
        badNetworkPath: ['ネットワーク パスが見つかりません', 'ネットワーク パスが見つかりませんでした'],
        nameNotFound: ['ネットワーク名が見つかりません', '指定した共有名がリモート サーバーで見つかりません'],
        accessDenied: ['アクセスが拒否されました', 'アクセスは拒否されました'],
        sessionEnded: [
            '指定されたネットワーク名は利用できません',
            '予期しないネットワーク エラーが発生しました',
            '指定されたネットワーク リソースまたはデバイスは利用できません',
            'ネットワーク名は削除されました'
        ],
        logonFailure: [
            'ユーザー名またはパスワードが正しくありません',
            'ユーザー名を認識できないか、またはパスワードが間違っています',
            '実行しようとしたログオンは無効です'
        ],
        wrongPassword: ['指定されたネットワーク パスワードが間違っています'],
        guestBlocked: ['非認証のゲスト アクセスがブロックされている'],
        invalidNetworkResponse: ['ネットワークが正しく応答しませんでした'],
        timedOut: ['セマフォがタイムアウトしました'],
        credentialConflict: ['同じユーザーによる、サーバーまたは共有リソースへの複数のユーザー名での複数の接続は許可されません'],
        smb1Only: ['安全ではないためファイル共有には接続できません'],
        extendedError: ['拡張エラーが発生しました'],
        noProvider: [
            '指定されたネットワーク パスはどのネットワーク プロバイダによっても受け付けられませんでした',
            'ネットワークが存在しないか、または起動されていません'
        ],
        notSupported: ['この要求はサポートされていません'],
        networkAccessDenied: ['ネットワーク アクセスは拒否されました'],
        noLogonServers: ['現在、ログオン要求を処理できるログオン サーバーはありません'],
        noLogonSession: ['指定されたログオン セッションは存在しません'],
        accountUnusable: ['参照したアカウントは現在無効であり、ログオンできません']
    },
    {
        // Chinese, simplified
        badNetworkPath: ['找不到网络路径'],
        nameNotFound: ['找不到网络名'],
        accessDenied: ['拒绝访问', '访问被拒绝'],
        networkAccessDenied: ['拒绝网络访问', '网络访问被拒绝'],
        invalidNetworkResponse: ['指定的服务器无法运行请求的操作', '指定的服务器无法运行所请求的操作'],
        sessionEnded: ['指定的网络名不再可用', '发生意外的网络错误', '指定的网络资源或设备不再可用'],
        wrongPassword: ['指定的网络密码不正确', '指定的网络密码错误'],
        guestBlocked: ['安全策略阻止未经身份验证的来宾访问', '阻止未经身份验证的来宾访问'],
        lanManager: ['此账户并未得到从这个工作站登录的授权', '此帐户并未得到从这个工作站登录的授权'],
        smb1Only: ['此共享需要过时的 SMB1 协议', '共享需要过时的 SMB1 协议', '因为文件共享不安全，所以你不能连接到文件共享'],
        targetName: ['目标帐户名称不正确', '目标账户名称不正确'],
        credentialConflict: ['不允许一个用户使用一个以上用户名与', '提供的凭据与已存在的凭据集冲突'],
        logonFailure: ['用户名或密码不正确', '未知的用户名或错误密码'],
        invalidSignature: ['无效签名', '为验证提供的消息或签名已被更改'],
        guestSigning: ['电脑配置为需要 SMB 登录'],
        timedOut: ['信号灯超时', '由于超时时间已过，该操作返回'],
        badAddress: ['指定的网络名格式无效'],
        driveInUse: ['本地设备名已在使用中'],
        noProvider: ['无任何网络提供程序接受指定的网络路径', '网络未连接或启动'],
        extendedError: ['发生扩展错误'],
        connectionRefused: ['远程系统拒绝网络连接'],
        unreachable: ['不能访问网络位置'],
        noLogonServers: ['当前没有可用的登录服务器来服务登录请求'],
        noLogonSession: ['指定的登录会话不存在'],
        accountRestriction: ['登录失败: 用户帐户限制'],
        logonType: ['未授予用户在此计算机上的请求登录类型'],
        clockSkew: ['在客户机和服务器之间有一个时间差']
    },
    {
        // Chinese, traditional
        badNetworkPath: ['找不到網路路徑'],
        nameNotFound: ['找不到網路名稱'],
        accessDenied: ['存取被拒', '存取遭到拒絕', '拒絕存取'],
        guestBlocked: ['已封鎖未經驗證的來賓'],
        sessionEnded: ['指定的網路名稱無法使用'],
        logonFailure: ['使用者名稱或密碼不正確'],
        invalidSignature: ['無效的簽章']
    },
    {
        // Korean
        badNetworkPath: ['네트워크 경로를 찾을 수 없습니다', '네트워크 경로를 찾지 못했습니다'],
        nameNotFound: ['네트워크 이름을 찾을 수 없습니다'],
        accessDenied: ['액세스가 거부되었습니다', '액세스가 거부됩니다'],
        wrongPassword: ['지정된 네트워크 암호가 맞지 않습니다'],
        guestBlocked: ['인증되지 않은 게스트 액세스를 차단'],
        sessionEnded: ['지정된 네트워크 이름을 더 이상 사용할 수 없'],
        logonFailure: ['사용자 이름 또는 암호가 올바르지 않습니다'],
        timedOut: ['세마포 제한 시간이 만료되었습니다'],
        credentialConflict: ['동일한 사용자가 둘 이상의 사용자 이름으로 서버 또는 공유 리소스에 다중 연결할 수 없습니다'],
        smb1Only: ['안전하지 않기 때문에 파일 공유에 연결할 수 없습니다']
    },
    {
        // Vietnamese
        badNetworkPath: ['không tìm thấy đường dẫn mạng']
    }
];
