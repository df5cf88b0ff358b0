# What the player of a lesson says, in zh-Hans. Made from the English source without a native reader's review.

lesson-real = 现在有人需要您吗？请离开此页，在您的手机上打开 Titian。
lesson-no-list = 在工作人员的手机上，这里显示您本国当天的服务。本课件不含其副本。
lesson-no-practice = 这一步在 Titian 中、在工作人员自己的屏幕上练习。本课件无法进行。请进入下一步。
lesson-kept = 打开本课的系统会得知您在哪一步，以及您已学完本课。您触碰的内容只留在本页。不会告知分数，也不会告知时间。
lesson-not-kept = 这里不保存本课的任何内容。课程仍可使用，每次打开都从第一步开始。
lesson-lost = 本课保存的内容无法读取，或属于另一版本。课程从第一步开始。
lesson-draft = 这些文字是草稿，还没有人审阅。
lesson-hear = 听
lesson-machine = 由机器朗读。
lesson-no-sound = 这里无法播放。
lesson-close = 您现在可以关闭此窗口。
lesson-again = 再学一遍
