{{ movers(['STOCK', 'ETF']) }}
