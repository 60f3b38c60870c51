<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Senja</source>
        <translation>Tentang Senja</translation>
    </message>
    <message>
        <source>One calm window for everything you keep to read.</source>
        <translation>Satu jendela tenang untuk semua yang Anda simpan untuk dibaca.</translation>
    </message>
    <message>
        <source>Your library: {}</source>
        <translation>Pustaka Anda: {}</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Open Files</source>
        <translation>Buka Berkas</translation>
    </message>
    <message>
        <source>Articles ({})</source>
        <translation>Artikel ({})</translation>
    </message>
    <message>
        <source>All files ({})</source>
        <translation>Semua berkas ({})</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Buka Folder</translation>
    </message>
    <message>
        <source>No folder is followed.</source>
        <translation>Tidak ada folder yang diikuti.</translation>
    </message>
    <message>
        <source>This is a web address; Senja can&apos;t fetch pages yet. Copy the article&apos;s text from the page and paste that.</source>
        <translation>Ini alamat web; Senja belum dapat mengambil halaman. Salin teks artikel dari halamannya, lalu tempel.</translation>
    </message>
    <message>
        <source>There is no text to paste; copy an article&apos;s text first.</source>
        <translation>Tidak ada teks untuk ditempel; salin dulu teks sebuah artikel.</translation>
    </message>
    <message>
        <source>“{}” is no longer followed; its articles stay.</source>
        <translation>“{}” tidak diikuti lagi; artikelnya tetap ada.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Adding… {} so far</source>
        <translation>Menambahkan… sudah {}</translation>
    </message>
    <message>
        <source>{} files were not added. The first: {}</source>
        <translation>{} berkas tidak ditambahkan. Yang pertama: {}</translation>
    </message>
    <message>
        <source>{} articles added.</source>
        <translation>{} artikel ditambahkan.</translation>
    </message>
    <message>
        <source>This article is in the library already.</source>
        <translation>Artikel ini sudah ada di pustaka.</translation>
    </message>
    <message>
        <source>There is nothing here that Senja can read.</source>
        <translation>Tidak ada yang dapat dibaca Senja di sini.</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>“{}” was deleted.</source>
        <translation>“{}” dihapus.</translation>
    </message>
    <message>
        <source>{} articles were deleted.</source>
        <translation>{} artikel dihapus.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Remove Bookmark</source>
        <translation>Hapus Markah</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Markahi</translation>
    </message>
    <message>
        <source>{} bookmarks were removed.</source>
        <translation>{} markah dihapus.</translation>
    </message>
    <message>
        <source>&amp;Undo {}</source>
        <translation>&amp;Urungkan {}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
</context>
<context>
    <name>ArticleListModel</name>
    <message>
        <source>{} min</source>
        <translation>{} mnt</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>belum dibaca</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>bermarkah</translation>
    </message>
</context>
<context>
    <name>ArticleListView</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing is open</source>
        <translation>Belum ada yang dibuka</translation>
    </message>
    <message>
        <source>Choose an article from the list, drop files or a folder here, or paste the text of an article.</source>
        <translation>Pilih artikel dari daftar, jatuhkan berkas atau folder di sini, atau tempel teks sebuah artikel.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Buka berkas…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Buka folder…</translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation>Tempel teks</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>List and page</source>
        <translation>Daftar dan halaman</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>Bergerak di daftar</translation>
    </message>
    <message>
        <source>Turn the page, from the list too</source>
        <translation>Membalik halaman, juga dari daftar</translation>
    </message>
    <message>
        <source>Turn it back</source>
        <translation>Kembali sehalaman</translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Awal dan akhir</translation>
    </message>
    <message>
        <source>Choose several articles</source>
        <translation>Memilih beberapa artikel</translation>
    </message>
    <message>
        <source>Leave the find box</source>
        <translation>Meninggalkan kotak cari</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The library can&apos;t be written to: you can read, but not change it.</source>
        <translation>Pustaka tidak dapat ditulisi: Anda dapat membaca, tetapi tidak dapat mengubahnya.</translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation>Tidak ada judul dengan kata-kata ini.</translation>
    </message>
    <message>
        <source>No articles yet.
Drop files here, or paste a text.</source>
        <translation>Belum ada artikel.
Jatuhkan berkas di sini, atau tempel teks.</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Semua sudah dibaca.</translation>
    </message>
    <message>
        <source>No bookmarks yet.
Ctrl+D keeps the open article here.</source>
        <translation>Belum ada markah.
Ctrl+D menyimpan artikel yang terbuka di sini.</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>Tandai Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>Mark as &amp;Read</source>
        <translation>Tandai Sudah &amp;Dibaca</translation>
    </message>
    <message>
        <source>The page could not be shown and was closed; the article is kept. Choose it again to retry.</source>
        <translation>Halaman tidak dapat ditampilkan dan ditutup; artikelnya tetap ada. Pilih lagi untuk mencoba.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the notice</source>
        <translation>Tutup pemberitahuan</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>{} min to read</source>
        <translation>{} menit baca</translation>
    </message>
    <message>
        <source>Related reading</source>
        <translation>Bacaan terkait</translation>
    </message>
    <message>
        <source>The original goes on to a next page.</source>
        <translation>Artikel aslinya berlanjut ke halaman berikutnya.</translation>
    </message>
    <message>
        <source>Open it in the browser</source>
        <translation>Buka di peramban</translation>
    </message>
    <message>
        <source>Left out of the text: {} lines</source>
        <translation>Tidak dimasukkan ke teks: {} baris</translation>
    </message>
    <message>
        <source>The file this came from is gone; the article is kept here.</source>
        <translation>Berkas asalnya sudah tidak ada; artikelnya tetap tersimpan di sini.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>Salin Tautan</translation>
    </message>
</context>
<context>
    <name>ReadingSide</name>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Find in titles</source>
        <translation>Cari di judul</translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation>Tambah artikel</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Artikel yang mana</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sunting</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ba&amp;ntuan</translation>
    </message>
    <message>
        <source>&amp;Open Files…</source>
        <translation>&amp;Buka Berkas…</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>Buka &amp;Folder…</translation>
    </message>
    <message>
        <source>&amp;Stop Following a Folder…</source>
        <translation>Ber&amp;henti Mengikuti Folder…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Paste as Article</source>
        <translation>&amp;Tempel sebagai Artikel</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Find in Titles</source>
        <translation>&amp;Cari di Judul</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>Semu&amp;a</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>&amp;Markah</translation>
    </message>
    <message>
        <source>Switch &amp;Dark and Light</source>
        <translation>Ganti &amp;Gelap dan Terang</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Terang</translation>
    </message>
    <message>
        <source>As the &amp;System Does</source>
        <translation>Mengikuti &amp;Sistem</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>Gela&amp;p</translation>
    </message>
    <message>
        <source>Lar&amp;ger Text</source>
        <translation>Teks Lebih &amp;Besar</translation>
    </message>
    <message>
        <source>S&amp;maller Text</source>
        <translation>Teks Lebih Ke&amp;cil</translation>
    </message>
    <message>
        <source>Usual Te&amp;xt</source>
        <translation>Teks Bi&amp;asa</translation>
    </message>
    <message>
        <source>S&amp;how the List</source>
        <translation>Tampilkan Da&amp;ftar</translation>
    </message>
    <message>
        <source>List or &amp;Page</source>
        <translation>Daftar atau &amp;Halaman</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Berikutnya</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Sebelumnya</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Markahi</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>Tandai Bel&amp;um Dibaca</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tombol</translation>
    </message>
    <message>
        <source>&amp;About Senja</source>
        <translation>T&amp;entang Senja</translation>
    </message>
</context>
<context>
    <name>article_list</name>
    <message>
        <source>{} min</source>
        <translation>{} mnt</translation>
    </message>
    <message>
        <source>file gone</source>
        <translation>berkas hilang</translation>
    </message>
</context>
<context>
    <name>damaged</name>
    <message>
        <source>The library can&apos;t be opened</source>
        <translation>Pustaka tidak dapat dibuka</translation>
    </message>
    <message>
        <source>A snapshot from {} is there. The damaged file is kept in any case.</source>
        <translation>Ada cadangan dari {}. Berkas yang rusak tetap disimpan.</translation>
    </message>
    <message>
        <source>Restore the snapshot</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>There is no snapshot of it. The damaged file is kept in any case.</source>
        <translation>Tidak ada cadangannya. Berkas yang rusak tetap disimpan.</translation>
    </message>
    <message>
        <source>Start a new library</source>
        <translation>Mulai pustaka baru</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Something went wrong while adding; what was added before is kept.</source>
        <translation>Ada yang salah saat menambahkan; yang sudah ditambahkan tetap tersimpan.</translation>
    </message>
</context>
</TS>
