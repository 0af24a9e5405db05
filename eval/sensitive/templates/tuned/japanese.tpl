お客様情報

氏名:中野 健司
カード番号：{{card-wide}}
電話：{{phone-jp-abroad}}
メール：{{email}}
パスワード：{{password}}
注文番号：{{!n16}}
伝票番号：{{!n12}}
バージョン：{{!version}}
رقم البطاقة: {{card-arabic}}
رقم الطلب: {{!n10}}
