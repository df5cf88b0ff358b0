# 对话：政府人员不用问卷、可以通过手机说的话。简体中文。

talk-title = 说一句话
talk-what = 您在这里说的和当事人触碰的，都不保存。
talk-which-language = 用哪种语言说？
talk-child = 对孩子说
talk-earphones = 耳机已戴上
talk-search = 在可以说的话里查找
talk-own = 常用
talk-own-none = 还没有。触碰句子旁的星号，就能放在这里。
talk-found =
    { $count ->
        [0] 没有合适的。请换一个词试试。
       *[other] { $count } 句
    }
talk-private = 私密
talk-keep = 放入常用：{ $phrase }
talk-groups = 所有分组
talk-close = 关闭
talk-back = 返回
talk-touched = 已触碰：{ $what }
talk-silent = 静音，因为别人可能听到。如果戴着耳机，请在前一页注明。
talk-show-touched = 给我看触碰了什么
talk-note-afraid = 记下：当事人说自己害怕
