<?php
// A SOAP server that PHP's own extension makes from the WSDL: an independent
// reader of our requests and writer of our responses.
//
//   WSDL=PayPalSvc.wsdl REPLIES=replies.json LOG=log.jsonl php -S 127.0.0.1:PORT server.php
//
// Each call is answered from REPLIES; LOG gets one JSON line per call or header
// block, as the extension understood it.
ini_set('soap.wsdl_cache_enabled', '0');

class Merchant
{
    public function __call(string $name, array $arguments): mixed
    {
        $line = json_encode(['name' => $name, 'arguments' => $arguments], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        file_put_contents(getenv('LOG'), $line . "\n", FILE_APPEND | LOCK_EX);
        $replies = json_decode(file_get_contents(getenv('REPLIES')));
        return $replies->$name ?? null;
    }
}

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    exit(); // asked whether the server is up
}
$server = new SoapServer(getenv('WSDL'));
$server->setObject(new Merchant());
$server->handle();
