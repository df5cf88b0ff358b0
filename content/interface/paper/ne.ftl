# Words of the papers that are filled in by hand, in ne. Made from the English source without a native reader's review.

act-title = हेर्नुहोस्, र काम गर्नुहोस्
act-see = तपाईं देख्नुहुन्छ
act-do = अहिले यो गर्नुहोस्
act-always = सबैका लागि, सधैँ
act-urgent = कति चाँडो
act-else = अर्कै भयो भने
slip-title = हातले लेखिने रेफरल
slip-rules = एउटा संस्थालाई एउटा पर्ची। नाम होइन, देश होइन, कथा होइन। संस्थालाई आफैँ दिनुहोस्; व्यक्तिले केही बोक्दैन।
slip-to = संस्था
slip-from = स्टेसन र जिम्मेवारी, नाम होइन
slip-when = दिन र समय
slip-language = भाषा
slip-urgent = कति चाँडो
slip-needs = कस्तो मद्दत चाहिन्छ
slip-yes = व्यक्तिको हुन्छमा मात्र, यो संस्थाका लागि
slip-without = हुन्छविना, ज्यान खतरामा, बच्चा, वा भन्न नसक्ने हुँदा मात्र: आपतकालीन वा बाल संरक्षणलाई। दुई कर्मचारीले सही गर्छन्:
slip-meet = कहाँ र कसरी भेट्ने
slip-back = संस्थाले यो भरेर फिर्ता दिन्छ
slip-received = जिम्मा लिने (जिम्मेवारी, नाम होइन), दिन र समय
