{{ movers(['CRYPTO']) }}
