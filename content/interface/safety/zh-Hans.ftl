# 锁定、隐藏和清除.

safety-title = 锁定、隐藏和清除

safety-hide-title = 立即隐藏
safety-hide-what = 在任何界面上用两指向下滑，或按两次 Escape：声音和文字停止，显示时钟，Titian 锁定。解锁后您会回到原处。
safety-auto = 五分钟没有触摸，或离开视线一分钟后，Titian 自动锁定。未完成的筛查留在草稿中，最多一天。
safety-hide-now = 现在隐藏

safety-sealed-title = 已密封的消息
safety-kept = 浏览器已承诺保留它们直到发送。
safety-not-kept = 浏览器没有承诺保留它们。手机存满时，或几周没有打开 Titian 时，它可能清空 Titian 的存储。一有网络就发送，或保存文件。
safety-file-what = 长时间没有网络，或手机快坏了？把已密封的消息保存为文件，带到您的工作台。途中没有人能打开；文件只显示发给谁、多紧急、有多少。
safety-file-save = 保存密封文件
safety-file-saved = 已保存为 { $name }。在中枢收到之前，消息也留在这里。
safety-file-empty = 这部手机上没有已密封的消息。

safety-name-save = 使用这个名称
safety-name-saved = 现在它显示在锁定界面上。
safety-passkey-title = 这部手机自己的锁
safety-passkey-on = 这部手机的指纹、面容或屏幕锁也能打开 Titian。
safety-passkey-add = 也用它解锁
safety-passkey-remove = 只用密码打开
safety-passkey-missing = 这部手机或浏览器做不到。密码可以打开 Titian。
safety-secret-title = 密码
safety-secret-now = 现在的密码
safety-secret-next = 新密码
safety-secret-change = 更改密码
safety-secret-changed = 已更改。现在只有新密码能打开 Titian。
safety-renew-title = 请设一个更长的密码
safety-renew-what = 您的密码已短到不够安全：复制了这部手机存储的人，几小时内就能把这类密码全试一遍。
safety-renew-later = 以后再说
safety-forgotten-title = 忘记密码了？
safety-forgotten = 没有人能找回它。已密封的消息照样发送。未完成的筛查一天内自行消失。要继续工作，请在下面清除，再向您的工作台索取新的代码。

safety-wipe-title = 清除
safety-wipe-what = 立即销毁密钥、未完成的筛查和计数。已密封的消息留下，无法阅读，不解锁也照样发送。要再次使用这部手机，您需要工作台给的新代码。
safety-wipe-who = 谁的？
safety-wipe-all = 这部手机上的所有人
safety-wipe = 清除
safety-wipe-sure = 永久清除：再按一次

wiped-title = 已清除
wiped-what = 密钥、未完成的筛查、计数和姓名已从这部手机上消失。没有人能找回。
wiped-messages =
    { $count ->
        [0] 上面没有等待发送的已密封消息。
       *[other] 上面还有 { $count } 条已密封的消息。有网络且 Titian 开着时会发送。
    }
wiped-do = 请告诉您的主管，让工作台终止这部手机。
